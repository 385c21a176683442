// Look-up, as it stands in a card: asks once before anything is sent, then shows what Wikipedia and Wikidata say, with their names
// and addresses. Everything is text; nothing of the answers is markup.
import { useState } from 'preact/hooks';
import { dateWords } from '../panel/words';
import type { Found, LookupResult, Lookups, Wanted } from './lookups';

type State = { kind: 'idle' } | { kind: 'asking' } | { kind: 'waiting' } | { kind: 'done'; result: LookupResult };

export function LookupPart({ lookups, wanted }: { lookups: Lookups; wanted: Wanted }) {
  const [state, setState] = useState<State>({ kind: 'idle' });
  const ask = async (answer: () => Promise<LookupResult>): Promise<void> => {
    setState({ kind: 'waiting' });
    setState({ kind: 'done', result: await answer() });
  };
  const begin = async (): Promise<void> => {
    if (await lookups.allowed()) await ask(() => lookups.look(wanted));
    else setState({ kind: 'asking' });
  };
  const allow = async (): Promise<void> => {
    if (await lookups.allow()) await ask(() => lookups.look(wanted));
    else setState({ kind: 'idle' });
  };
  return (
    <div class="sl-lookup" aria-live="polite">
      {state.kind === 'idle' ? <button type="button" class="sl-plain" onClick={() => void begin()}>Look up in Wikipedia</button> : null}
      {state.kind === 'asking' ? (
        <div class="sl-ask" role="group" aria-label="Allow look-ups">
          <p>
            A look-up sends this name, “<bdi>{wanted.name}</bdi>”, to Wikipedia and Wikidata, and your computer’s address with it. It happens only when you
            press this button. Nothing else is sent.
          </p>
          <button type="button" class="sl-button" onClick={() => void allow()}>Allow look-ups</button>{' '}
          <button type="button" class="sl-button" onClick={() => setState({ kind: 'idle' })}>Not now</button>
        </div>
      ) : null}
      {state.kind === 'waiting' ? <p>Asking Wikipedia …</p> : null}
      {state.kind === 'done' ? <Result result={state.result} choose={(title) => void ask(() => lookups.lookTitle(title, wanted.language))} again={() => void begin()} /> : null}
    </div>
  );
}

function Result({ result, choose, again }: { result: LookupResult; choose: (title: string) => void; again: () => void }) {
  switch (result.kind) {
    case 'found':
      return <FoundPart found={result} />;
    case 'missing':
      return <p>Wikipedia has no article of this name.</p>;
    case 'trouble':
      return (
        <p>
          {result.words} <button type="button" class="sl-plain" onClick={again}>Try again</button>
        </p>
      );
    case 'choose':
      return (
        <>
          <p>Several are called like that:</p>
          <ul>
            {result.options.map((option) => (
              <li key={option.title}>
                <button type="button" class="sl-words" onClick={() => choose(option.title)}><bdi>{option.title}</bdi></button>
                {option.description ? <span class="sl-place-line"> <bdi>{option.description}</bdi></span> : null}
              </li>
            ))}
          </ul>
        </>
      );
  }
}

function FoundPart({ found: { summary, entity } }: { found: Found }) {
  const lines = entity
    ? [
        ...entity.offices.map(({ label, since }) => ['Office', since ? `${label}, since ${dateWords(since)}` : label]),
        ['Born', dateWords(entity.born)], ['Died', dateWords(entity.died)], ['Founded', dateWords(entity.founded)],
      ].filter((line): line is [string, string] => line[1] !== '')
    : [];
  return (
    <>
      {summary ? <p><bdi>{summary.extract}</bdi></p> : entity ? <p><bdi>{entity.description}</bdi></p> : null}
      {lines.length > 0 ? (
        <dl class="sl-facts">
          {lines.map(([label, words], index) => <div key={index}><dt>{label}</dt><dd><bdi>{words}</bdi></dd></div>)}
        </dl>
      ) : null}
      <p class="sl-source">
        {summary ? <>From <Out address={summary.address} words={`“${summary.title}” in Wikipedia`} />, CC BY-SA 4.0{summary.day ? `, ${dateWords(summary.day)}` : ''}. </> : null}
        {entity ? <>Facts from <Out address={entity.address} words={`Wikidata (${entity.id})`} />, CC0.</> : null}
      </p>
    </>
  );
}

function Out({ address, words }: { address: string; words: string }) {
  return <a href={address} target="_blank" rel="noopener noreferrer" referrerpolicy="no-referrer"><bdi>{words}</bdi></a>;
}
