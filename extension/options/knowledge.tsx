// Options, Knowledge packs: those that Sidelight brings, and those that the reader adds from files and removes again. A file is checked whole
// before it is kept; nothing is ever fetched.
import { useEffect, useRef, useState } from 'preact/hooks';
import { say, sayCount } from '../../web/core/say';
import type { PackSource } from '../../web/core/reading.generated';
import { dateWords, plain } from '../../web/panel/words';
import { checkPack, kMostPackBytes, shippedPacks } from '../pack_check';
import { dropPack, type KeptPack, keepPack, keptPacks } from '../pack_store';
import type { PartProps } from './options';

const wordsOf = (error: unknown): string => plain(error instanceof Error ? error.message : String(error));

export function Knowledge({ announce }: PartProps) {
  const file = useRef<HTMLInputElement>(null);
  const [shipped, setShipped] = useState<PackSource[]>([]);
  const [kept, setKept] = useState<KeptPack[]>([]);
  const [busy, setBusy] = useState(false);
  const isPrivate = chrome.extension.inIncognitoContext;
  const list = (): Promise<void> => keptPacks().then(setKept, () => setKept([]));
  useEffect(() => {
    void shippedPacks().then(setShipped, () => undefined);
    void list();
  }, []);
  const take = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined || busy) return;
    const tooLarge = say('opt_pack_large', String(kMostPackBytes / 2 ** 20));
    if (chosen.size > kMostPackBytes) return announce(tooLarge);
    setBusy(true);
    announce(say('opt_pack_checking'));
    try {
      const bytes = new Uint8Array(await chosen.arrayBuffer());
      const { brought: _, ...about } = await checkPack(bytes).catch((error: unknown) => {
        throw new Error(say('opt_pack_bad', wordsOf(error)));
      });
      const others = kept.filter(({ name }) => name !== about.name).reduce((sum, each) => sum + each.file.size, 0);
      if (others + bytes.length > kMostPackBytes) throw new Error(tooLarge);
      await keepPack({ ...about, added: Date.now(), file: new Blob([bytes]) }).catch(() => {
        throw new Error(say('error_storage_full'));
      });
      await list(); // before it is said, so that what is said can be seen
      announce(say('opt_pack_added', plain(about.name)));
    } catch (error) {
      announce(wordsOf(error));
    }
    setBusy(false);
  };
  const remove = async (name: string): Promise<void> => {
    try {
      await dropPack(name);
      await list();
      announce(say('opt_pack_removed', plain(name)));
    } catch (error) {
      announce(wordsOf(error));
    }
  };
  return (
    <>
      <p class="opt-says">{say('opt_knowledge_says')}</p>
      <ul class="opt-list opt-packs">
        {shipped.map((pack) => <PackRow key={pack.name} pack={pack} />)}
        {kept.map((pack) => <PackRow key={pack.name} pack={pack} remove={() => void remove(pack.name)} />)}
      </ul>
      <p class="opt-buttons">
        <button type="button" class="sl-button" disabled={busy || isPrivate} onClick={() => file.current?.click()}>{say('opt_pack_add')}</button>
      </p>
      {isPrivate ? <p class="opt-none">{say('library_kept_private')}</p> : null}
      <input
        ref={file}
        class="opt-pack-file"
        type="file"
        accept=".pack"
        hidden
        aria-label={say('opt_pack_add')}
        onChange={(event) => {
          void take(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

/** A pack with what it says of itself; one that came with the program can't be removed. */
function PackRow({ pack, remove }: { pack: Omit<PackSource, 'brought'>; remove?: () => void }) {
  const origin = [plain(pack.licence), dateWords(pack.asOf) || plain(pack.asOf), plain(pack.source)].filter((part) => part !== '');
  return (
    <li>
      <span>
        <bdi>{plain(pack.name)}</bdi> {pack.entities === undefined ? null : <span class="opt-small-inline">{sayCount('opt_pack_entities', pack.entities)}</span>}
        <bdi class="opt-small">{origin.join(' · ')}</bdi>
      </span>
      {remove ? (
        <button type="button" class="sl-plain" onClick={remove}>{say('opt_pack_remove')}<span class="sl-unseen"> {plain(pack.name)}</span></button>
      ) : <span class="opt-small-inline">{say('opt_pack_shipped')}</span>}
    </li>
  );
}
