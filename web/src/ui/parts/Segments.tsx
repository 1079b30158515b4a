import { useId } from "preact/hooks";

interface Props<T extends string> {
  label: string;
  value: T;
  options: readonly T[];
  labels: Record<T, string>;
  choose: (value: T) => void;
}

/** A labelled row of which one part is chosen. */
export function Segments<T extends string>({ label, value, options, labels, choose }: Props<T>) {
  const group = useId();
  return (
    <fieldset class="field">
      <legend class="field-label">{label}</legend>
      <div class="segments">
        {options.map((option) => (
          <label key={option} class="segment">
            <input type="radio" name={group} value={option} checked={option === value} onChange={() => choose(option)} />
            <span>{labels[option]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
