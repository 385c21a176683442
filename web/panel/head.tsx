// Head of the panel: what is being read, how much is marked, the rule of the site, and the way to the sections.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { PageFields, Reading } from '../core/reading.generated';
import { markStyles, type MarkType } from '../page/marks';
import { type Level, levels } from '../page/plan';
import type { PanelController, PanelModel, SiteRule } from './controller';
import { siteRules } from './controller';
import { Lamp } from './lamp';
import { Marked } from './marked';
import { kindLabel } from './view';
import { count, dateWords, minutes, plain, say, sayCount } from './words';

/** The bar at the top: the sign, and what else a host puts there (`children`). */
export function TopBar({ model, controller, children }: { model: PanelModel; controller: PanelController; children?: ComponentChildren }) {
  const setRule = controller.setSiteRule?.bind(controller);
  return (
    <>
      <div class="sl-top">
        <span class="sl-brand"><Lamp lit={model.state.kind === 'working'} small />Sidelight</span>
        {children}
        {controller.openOptions ? (
          <button type="button" class="sl-icon" aria-label={say('options')} title={say('options')} onClick={() => controller.openOptions?.()}>
            <Sliders />
          </button>
        ) : null}
      </div>
      {model.site && setRule ? <SiteRuleControl site={model.site} set={setRule} /> : null}
    </>
  );
}

function Sliders() {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.5">
      <path d="M1 4h7M12 4h3M1 12h3M8 12h7" />
      <circle cx="10" cy="4" r="2" />
      <circle cx="6" cy="12" r="2" />
    </svg>
  );
}

/** Buttons, not a list: a browser asks for a permission only inside a press. */
function SiteRuleControl({ site, set }: { site: { host: string; rule: SiteRule }; set: (rule: SiteRule) => void }) {
  return (
    <div class="sl-site" role="group" aria-label={say('site_rule', site.host)}>
      <bdi class="sl-host" title={site.host}>{site.host}</bdi>
      <span class="sl-rules">
        {siteRules.map((rule) => (
          <button type="button" key={rule} class="sl-pill" aria-pressed={site.rule === rule} onClick={() => set(rule)}>{say(`site_${rule}`)}</button>
        ))}
      </span>
    </div>
  );
}

export function Title({ reading }: { reading: Reading }) {
  const { page, counts } = reading;
  const over = [kindLabel(reading), page.outlet || host(page), page.kicker || page.section].map((part) => plain(part)).filter((part) => part !== '');
  const published = dateWords(page.published.slice(0, 10));
  const modified = dateWords(page.modified.slice(0, 10));
  const under = [
    plain(page.authors.join(', ')),
    published,
    modified !== '' && modified !== published ? say('updated', modified) : '',
    counts.words > 0 && page.kind !== 'front_page' ? say('length', sayCount('words', counts.words), minutes(counts.words)) : '',
  ].filter((part) => part !== '');
  return (
    <div class="sl-title">
      {over.length > 0 ? <p class="sl-over">{over.map((part, index) => <span key={index}><bdi>{part}</bdi></span>)}</p> : null}
      <h1 lang={page.language || undefined}><bdi>{plain(page.title) || say('untitled')}</bdi></h1>
      {page.standfirst ? <p class="sl-standfirst" lang={page.language || undefined}><bdi>{plain(page.standfirst, 600)}</bdi></p> : null}
      {under.length > 0 ? <p class="sl-under">{under.map((part, index) => <span key={index}><bdi>{part}</bdi></span>)}</p> : null}
    </div>
  );
}

const host = (page: PageFields): string => {
  try {
    return new URL(page.canonical || page.url).hostname.replace(/^www\./, '');
  } catch {
    return '';
  }
};

export function LevelControl({ level, set }: { level: Level; set: (level: Level) => void }) {
  return (
    <fieldset class="sl-levels">
      <legend>{say('level')}</legend>
      <div class="sl-segments">
        {levels.map((name) => (
          <label key={name} title={say(`level_${name}_says`)} class={name === level ? 'sl-segment sl-chosen' : 'sl-segment'}>
            <input type="radio" name="sl-level" value={name} checked={name === level} onChange={() => set(name)} />
            <span>{say(`level_${name}`)}</span>
          </label>
        ))}
      </div>
      <p class="sl-level-says">{say(`level_${level}_says`)}</p>
    </fieldset>
  );
}

export type TypeTogglesProps = {
  types: readonly MarkType[];
  counts: Record<MarkType, number>;
  toggle: (type: MarkType) => void;
};

export function TypeToggles({ types, counts, toggle }: TypeTogglesProps) {
  return (
    <div class="sl-types" role="group" aria-label={say('types')}>
      {markStyles.map((style) => {
        const on = types.includes(style.type);
        return (
          <button type="button" key={style.type} class="sl-type" aria-pressed={on} onClick={() => toggle(style.type)}>
            <Marked type={style.type} off={!on}>{say(`type_${style.type}`)}</Marked> <span class="sl-count">{count(counts[style.type])}</span>
          </button>
        );
      })}
    </div>
  );
}

export type Chip = { id: string; title: string; count: number };

/** The sections as a row that stays in view; the one that is being looked at is lit. */
export function SectionChips({ chips, open, root }: { chips: Chip[]; open: (id: string) => void; root: HTMLElement }) {
  const current = useCurrentSection(chips.map(({ id }) => id).join(' '), root);
  return (
    <nav class="sl-chips" aria-label={say('sections')}>
      {chips.map((chip) => (
        <button
          type="button"
          key={chip.id}
          class={chip.count === 0 ? 'sl-chip sl-none' : 'sl-chip'}
          aria-current={chip.id === current ? 'true' : undefined}
          onClick={() => open(chip.id)}
        >
          {chip.title}
          {chip.count > 0 ? <span class="sl-count">{count(chip.count)}</span> : null}
        </button>
      ))}
    </nav>
  );
}

/** The section under the chips: the last one whose head has passed the upper third of the panel. */
function useCurrentSection(ids: string, root: HTMLElement): string {
  const [current, setCurrent] = useState('');
  useEffect(() => {
    const sections = ids.split(' ').flatMap((id) => root.querySelector<HTMLElement>(`#${CSS.escape(id)}`) ?? []);
    const seen = new Map<string, boolean>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) seen.set(target.id, isIntersecting);
        setCurrent(sections.find(({ id }) => seen.get(id))?.id ?? '');
      },
      { rootMargin: '-25% 0px -60% 0px' },
    );
    for (const section of sections) observer.observe(section);
    return () => observer.disconnect();
  }, [ids, root]);
  useEffect(() => {
    const chip = root.querySelector<HTMLElement>('.sl-chip[aria-current]');
    const row = chip?.parentElement;
    // Only the row of chips may move: scrollIntoView would move the page as well.
    if (chip && row) row.scrollTo({ left: chip.offsetLeft - (row.clientWidth - chip.offsetWidth) / 2, behavior: 'instant' });
  }, [current, root]);
  return current;
}

export function Filter({ value, set }: { value: string; set: (value: string) => void }) {
  return (
    <div class="sl-filter">
      <input
        type="search"
        data-filter
        aria-label={say('filter')}
        placeholder={say('filter_hint')}
        value={value}
        onInput={(event) => set(event.currentTarget.value)}
      />
    </div>
  );
}
