import type { VocabularyList } from "../../api/types";
import { termLabel, vocabulary } from "../../state/answers";
import { choiceOf, inTreeOrder, toggleTerm } from "../../state/terms";
import { lang } from "../../state/store";
import { pick } from "../../text/format";
import { text } from "../../text/text";
import { Disclosure } from "../parts/Disclosure";

interface Props {
  list: VocabularyList;
  label: string;
  chosen: readonly string[];
  choose: (codes: string[]) => void;
}

/** Choosing several terms of a list, groups with their members. */
export function TermPicker({ list, label, chosen, choose }: Props) {
  const t = text.value;
  const terms = vocabulary.answer.value.data?.[list] ?? [];
  const [only] = chosen;
  const summary = only === undefined ? t.any : chosen.length === 1 ? pick(lang.value, termLabel(list, only)) : t.selected(chosen.length);
  return (
    <Disclosure label={label} summary={summary}>
      <ul class="plain terms">
        {inTreeOrder(terms).map((term) => {
          const choice = choiceOf(terms, chosen, term);
          return (
            <li key={term.code} class={term.parent ? "term below" : "term"}>
              <label>
                <input type="checkbox" checked={choice === "chosen"} ref={(box) => { if (box) box.indeterminate = choice === "partly"; }}
                  onChange={() => choose(toggleTerm(terms, chosen, term))} />
                {term.colour && <Swatch colour={term.colour} />}
                <span>{pick(lang.value, term.label)}</span>
              </label>
            </li>
          );
        })}
      </ul>
    </Disclosure>
  );
}

/** A dot in a term's colour. */
export function Swatch({ colour }: { colour: string }) {
  return <span class="dot" style={{ backgroundColor: colour }} aria-hidden="true" />;
}

/** A vocabulary's term in the language shown, with its colour where it has one: a party or a controller. */
export function TermName({ list, code }: { list: VocabularyList; code: string }) {
  const colour = vocabulary.answer.value.data?.[list]?.find((term) => term.code === code)?.colour;
  return <span class="term-name">{colour && <Swatch colour={colour} />}{pick(lang.value, termLabel(list, code))}</span>;
}
