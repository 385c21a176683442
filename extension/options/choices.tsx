// Choices (form controls) of the options page.
import type { ComponentChildren } from 'preact';

export function Check({ on, set, children }: { on: boolean; set: (on: boolean) => void; children: ComponentChildren }) {
  return (
    <label class="opt-check">
      <input type="checkbox" checked={on} onChange={(event) => set(event.currentTarget.checked)} />
      <span>{children}</span>
    </label>
  );
}

export type OneOfProps<Value extends string> = {
  name: string;
  title: string;
  values: readonly Value[];
  value: Value;
  set: (value: Value) => void;
  label: (value: Value) => string;
  says?: (value: Value) => string;
};

export function OneOf<Value extends string>({ name, title, values, value, set, label, says }: OneOfProps<Value>) {
  return (
    <fieldset class="opt-choice">
      <legend>{title}</legend>
      {values.map((each) => (
        <label key={each} class="opt-check">
          <input type="radio" name={name} value={each} checked={each === value} onChange={() => set(each)} />
          <span>
            {label(each)}
            {says ? <span class="opt-small">{says(each)}</span> : null}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
