// Look-up, as it stands in a card: asks once before anything is sent, then shows what Wikipedia and Wikidata say, with their names
// and addresses. Everything is text; nothing of the answers is markup.
import { useEffect, useState } from 'preact/hooks';
import { dateWords, listed, say, sayWith } from '../panel/words';
import type { Found, LookupResult, Lookups, Wanted } from './lookups';

type State = { kind: 'idle' } | { kind: 'asking' } | { kind: 'waiting' } | { kind: 'done'; result: LookupResult };

/** With `start` the reader has already said so: it asks, or looks, at once. */
export function LookupPart({ lookups, wanted, start = false }: { lookups: Lookups; wanted: Wanted; start?: boolean }) {
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
  useEffect(() => {
    if (start) void begin();
  }, []);
  return (
    <div class="sl-lookup" aria-live="polite">
      {state.kind === 'idle' ? <button type="button" class="sl-plain" onClick={() => void begin()}>{say('lookup_begin')}</button> : null}
      {state.kind === 'asking' ? (
        <div class="sl-ask" role="group" aria-label={say('lookup_allow')}>
          <p>{sayWith('lookup_ask', <bdi>{wanted.name}</bdi>)}</p>
          <button type="button" class="sl-button" onClick={() => void allow()}>{say('lookup_allow')}</button>{' '}
          <button type="button" class="sl-button" onClick={() => setState({ kind: 'idle' })}>{say('lookup_not_now')}</button>
        </div>
      ) : null}
      {state.kind === 'waiting' ? <p>{say('lookup_waiting')}</p> : null}
      {state.kind === 'done' ? <Result result={state.result} choose={(title) => void ask(() => lookups.lookTitle(title, wanted.language))} again={() => void begin()} /> : null}
    </div>
  );
}

function Result({ result, choose, again }: { result: LookupResult; choose: (title: string) => void; again: () => void }) {
  switch (result.kind) {
    case 'found':
      return <FoundPart found={result} />;
    case 'missing':
      return <p>{say('lookup_missing')}</p>;
    case 'trouble':
      return (
        <p>
          {result.words} <button type="button" class="sl-plain" onClick={again}>{say('lookup_again')}</button>
        </p>
      );
    case 'choose':
      return (
        <>
          <p>{say('lookup_choose')}</p>
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
        ...entity.offices.map(({ label, since }) => [say('fact_office'), since ? listed([label, say('since', dateWords(since))]) : label]),
        [say('lookup_born'), dateWords(entity.born)], [say('lookup_died'), dateWords(entity.died)], [say('lookup_founded'), dateWords(entity.founded)],
      ].filter((line): line is [string, string] => line[1] !== '')
    : [];
  const terms = listed(['CC BY-SA 4.0', ...(summary?.day ? [dateWords(summary.day)] : [])]);
  return (
    <>
      {summary || entity ? <p><bdi>{summary?.extract ?? entity?.description}</bdi></p> : null}
      {lines.length > 0 ? (
        <dl class="sl-facts">
          {lines.map(([label, words], index) => <div key={index}><dt>{label}</dt><dd><bdi>{words}</bdi></dd></div>)}
        </dl>
      ) : null}
      <p class="sl-source">
        {summary ? <>{sayWith('lookup_from', <Out address={summary.address} words={say('lookup_in_wikipedia', summary.title)} />, <>{terms}</>)} </> : null}
        {entity ? sayWith('lookup_facts_from', <Out address={entity.address} words={`Wikidata (${entity.id})`} />, <>CC0</>) : null}
      </p>
    </>
  );
}

function Out({ address, words }: { address: string; words: string }) {
  return <a href={address} target="_blank" rel="noopener noreferrer" referrerpolicy="no-referrer"><bdi>{words}</bdi></a>;
}
