// Options, Reading: how much is marked, which types, card and badge, and the names that the reader judged.
import { say } from '../../web/core/say';
import { type Judgement, type Verdict, withoutJudgement } from '../../web/page/judgements';
import { markStyles, markTypes } from '../../web/page/marks';
import { levels } from '../../web/page/plan';
import { Marked } from '../../web/panel/marked';
import { Check, OneOf } from './choices';
import type { PartProps } from './options';

export function Reading({ preferences, change }: PartProps) {
  const { level, types, card, badge } = preferences;
  return (
    <>
      <p class="opt-says">{say('opt_reading_says')}</p>
      <OneOf
        name="level"
        title={say('level')}
        values={levels.filter((each) => each !== 'off')}
        value={level}
        set={(level) => change({ level })}
        label={(each) => say(`level_${each}`)}
        says={(each) => say(`level_${each}_says`)}
      />
      <fieldset class="opt-choice opt-row">
        <legend>{say('types')}</legend>
        {markStyles.map(({ type }) => (
          <Check key={type} on={types.includes(type)} set={(on) => change({ types: markTypes.filter((each) => (each === type ? on : types.includes(each))) })}>
            <Marked type={type}>{say(`type_${type}`)}</Marked>
          </Check>
        ))}
      </fieldset>
      <Check on={card} set={(card) => change({ card })}>{say('opt_card')}</Check>
      <Check on={badge} set={(badge) => change({ badge })}>{say('opt_badge')}</Check>
      <Judged preferences={preferences} change={change} />
    </>
  );
}

function Judged({ preferences, change }: Pick<PartProps, 'preferences' | 'change'>) {
  const { judgements } = preferences;
  const undo = (judgement: Judgement): void => change({ judgements: withoutJudgement(judgements, judgement) });
  return (
    <div class="opt-judged" id="judged">
      <h3>{say('opt_judged')}</h3>
      <p class="opt-says">{say('opt_judged_says')}</p>
      {judgements.length === 0 ? <p class="opt-none">{say('opt_judged_none')}</p> : null}
      {(['not', 'known'] as const).map((verdict) => (
        <JudgedList key={verdict} verdict={verdict} judgements={judgements.filter((each) => each.verdict === verdict)} undo={undo} />
      ))}
      {judgements.length > 1 ? (
        <button type="button" class="sl-button" onClick={() => change({ judgements: [] })}>{say('opt_forget_all')}</button>
      ) : null}
    </div>
  );
}

function JudgedList({ verdict, judgements, undo }: { verdict: Verdict; judgements: Judgement[]; undo: (judgement: Judgement) => void }) {
  if (judgements.length === 0) return null;
  return (
    <>
      <h4>{say(verdict === 'not' ? 'not_this' : 'known')}</h4>
      <ul class="opt-list">
        {[...judgements].reverse().map((judgement) => (
          <li key={`${judgement.kind} ${judgement.entity} ${judgement.name}`}>
            <span><bdi>{judgement.name}</bdi> <span class="opt-small-inline">{say(`kind_${judgement.kind}`)}</span></span>
            <button type="button" class="sl-plain" onClick={() => undo(judgement)}>{say('undo')}<span class="sl-unseen"> {judgement.name}</span></button>
          </li>
        ))}
      </ul>
    </>
  );
}
