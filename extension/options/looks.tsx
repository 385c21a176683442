// Options, Looks: the colours of panel and options, and the legend of the marks.
import { say } from '../../web/core/say';
import { markStyles } from '../../web/page/marks';
import { Marked } from '../../web/panel/marked';
import { OneOf } from './choices';
import type { PartProps } from './options';

export function Looks({ preferences, change }: PartProps) {
  return (
    <>
      <OneOf
        name="theme"
        title={say('opt_theme')}
        values={['system', 'light', 'dark'] as const}
        value={preferences.theme}
        set={(theme) => change({ theme })}
        label={(each) => say(`opt_theme_${each}`)}
      />
      <p class="opt-says">{say('opt_legend')}</p>
      {(['light', 'dark'] as const).map((theme) => (
        <ul key={theme} class={`opt-legend opt-${theme}`} aria-label={say(`opt_theme_${theme}`)}>
          {markStyles.map(({ type }) => <li key={type}><Marked type={type}>{say(`type_${type}`)}</Marked></li>)}
        </ul>
      ))}
    </>
  );
}
