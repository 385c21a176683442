// Options, Library: what it is, how it stands, and the way to its own page, where it is switched on, searched and erased.
import { useEffect, useState } from 'preact/hooks';
import { say } from '../../web/core/say';
import type { LibraryStatus } from '../../web/library/library_messages';
import { statusWords } from '../../web/library/page/said_words';
import { LibraryPort } from '../library_port';

export function Library() {
  const [status, setStatus] = useState<LibraryStatus | null>(null);
  useEffect(() => {
    new LibraryPort().ask({ kind: 'status' }).then(setStatus, () => undefined);
  }, []);
  return (
    <>
      <p class="opt-says">{say('opt_library_says')}</p>
      {status ? <p>{statusWords(status)}</p> : null}
      <p class="opt-buttons"><a class="sl-button" href="library.html" target="_blank">{say('library_open')}</a></p>
    </>
  );
}
