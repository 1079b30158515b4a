import type { VocabularyList } from "../../api/types";
import { termLabel, vocabulary } from "../../state/answers";
import { lang } from "../../state/store";
import { pick } from "../../text/format";
import { text } from "../../text/text";
import { Disclosure } from "../parts/Disclosure";
import { Swatch } from "../parts/Swatch";
import type { TermList } from "./answers";
import { chosenOf } from "./labels";
import { ValueList } from "./ValueList";

/** Choosing values of a list in a box below a button that says what is chosen. */
export function TermPicker({ list }: { list: TermList }) {
  const t = text.value;
  const chosen = chosenOf(list);
  return (
    <Disclosure label={t[list]} summary={chosen || t.any} active={chosen !== ""}>
      <ValueList list={list} />
    </Disclosure>
  );
}

/** A vocabulary's term in the language shown, with its colour where it has one: a party or a controller. */
export function TermName({ list, code }: { list: VocabularyList; code: string }) {
  const colour = vocabulary.answer.value.data?.[list]?.find((term) => term.code === code)?.colour;
  return <span class="term-name">{colour && <Swatch colour={colour} />}{pick(lang.value, termLabel(list, code))}</span>;
}
