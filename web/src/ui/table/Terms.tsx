import { Fragment } from "preact";
import type { VocabularyList } from "../../api/types";
import { termLabel, vocabulary } from "../../state/answers";
import { lang } from "../../state/store";
import { pick } from "../../text/format";
import { Swatch } from "../parts/Swatch";

/** The names of terms in running text, a dot between them. */
export function Terms({ list, codes }: { list: VocabularyList; codes: readonly string[] }) {
  return <>{codes.map((code, i) => <Fragment key={code}>{i > 0 && "\u00a0· "}<Term list={list} code={code} /></Fragment>)}</>;
}

/** A term, whose colour stays on the line of its first word. */
function Term({ list, code }: { list: VocabularyList; code: string }) {
  const colour = vocabulary.answer.value.data?.[list]?.find((term) => term.code === code)?.colour;
  const [first, ...rest] = pick(lang.value, termLabel(list, code)).split(" ");
  return <><span class="grid-word">{colour && <Swatch colour={colour} />}{first}</span>{rest.length > 0 && ` ${rest.join(" ")}`}</>;
}
