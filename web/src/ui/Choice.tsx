import { Icon } from "./icons";

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  options: readonly T[];
  labels: Record<T, string>;
  choose: (value: T) => void;
}

/** A labelled list of which one value is chosen. */
export function Choice<T extends string>({ label, value, options, labels, choose }: ChoiceProps<T>) {
  return (
    <label class="field">
      <span class="field-label">{label}</span>
      <span class="select">
        <select class="control" value={value} onChange={(event) => choose(event.currentTarget.value as T)}>
          {options.map((option) => <option key={option} value={option} selected={option === value}>{labels[option]}</option>)}
        </select>
        <Icon name="down" />
      </span>
    </label>
  );
}
