import { useId } from "preact/hooks";
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
  const id = useId();
  return (
    <div class="field">
      <label class="field-label" for={id}>{label}</label>
      <span class="select">
        <select id={id} class="control" value={value} onChange={(event) => choose(event.currentTarget.value as T)}>
          {options.map((option) => <option key={option} value={option} selected={option === value}>{labels[option]}</option>)}
        </select>
        <Icon name="down" />
      </span>
    </div>
  );
}
