// Options, Look-ups: whether names may be sent to Wikipedia and Wikidata when the reader asks on a card. The question itself is put by the
// card (web/lookup/lookup_part.tsx); here it is answered beforehand, or taken back.
import { useEffect, useMemo, useState } from 'preact/hooks';
import { say } from '../../web/core/say';
import { Door } from '../../web/lookup/door';
import { Lookups as LookupService } from '../../web/lookup/lookups';
import { askBrowser, ExtensionStore } from '../lookup_store';
import { Check } from './choices';
import type { PartProps } from './options';

export function Lookups({ announce }: PartProps) {
  const lookups = useMemo(() => new LookupService(new Door(), new ExtensionStore(), Date.now, askBrowser), []);
  const [allowed, setAllowed] = useState(false);
  useEffect(() => {
    void lookups.allowed().then(setAllowed);
  }, [lookups]);
  const change = async (on: boolean): Promise<void> => {
    const done = on ? await lookups.allow() : await lookups.forbid().then(() => true);
    setAllowed(on && done);
    if (done) announce(say('opt_saved'));
  };
  return (
    <>
      <p class="opt-says">{say('opt_lookups_says')}</p>
      <Check on={allowed} set={(on) => void change(on)}>{say('opt_lookups_allow')}</Check>
    </>
  );
}
