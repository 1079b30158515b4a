import type { FunctionComponent } from "preact";
import { Fragment } from "preact";
import { useEffect } from "preact/hooks";
import { narrow } from "../parts/screen";
import { Citing } from "./Citing";
import { ControlSources } from "./ControlSources";
import { messages } from "./messages";
import { Sources } from "./Sources";
import { ClaimTerms, DoubtTerms, JointRules, Parties, PrecisionTerms, ReviewLink, Violations } from "./Terms";

/** The sections in their order; the name of each is its anchor, and stands in links. */
const SECTIONS = ["numbers", "counting", "violations", "parties", "places", "doubt", "rates", "control", "linked", "protection", "sources", "citing"] as const;
type Section = (typeof SECTIONS)[number];

/** What stands behind the paragraphs of a section, which are counted from 0. */
const BEHIND: Partial<Record<Section, Partial<Record<number, FunctionComponent>>>> = {
  counting: { 1: JointRules },
  violations: { 0: Violations },
  parties: { 1: Parties, 2: ClaimTerms },
  places: { 1: ReviewLink, 2: PrecisionTerms },
  doubt: { 0: DoubtTerms },
  control: { 3: ControlSources },
  sources: { 0: Sources },
  citing: { 2: Citing },
};

/** What the numbers mean and where they come from, for readers. */
export function Methods() {
  const t = messages.value;
  useEffect(() => {
    // The browser looked for the section before it was there.
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, []);
  return (
    <article class="methods" aria-labelledby="methods-title">
      <nav class="methods-contents" aria-label={t.contents}>
        {narrow.value ? <details><summary>{t.contents}</summary><Contents /></details> : <><p>{t.contents}</p><Contents /></>}
      </nav>
      <div class="methods-text">
        <h2 id="methods-title">{t.title}</h2>
        <p class="methods-lead">{t.lead}</p>
        {SECTIONS.map((one) => <SectionText key={one} section={one} />)}
      </div>
    </article>
  );
}

function Contents() {
  const t = messages.value;
  return <ol class="plain">{SECTIONS.map((one) => <li key={one}><a href={`#${one}`}>{t.sections[one].title}</a></li>)}</ol>;
}

function SectionText({ section }: { section: Section }) {
  const t = messages.value;
  const { title, body } = t.sections[section];
  return (
    <section id={section} aria-labelledby={`${section}-title`}>
      <h3 id={`${section}-title`}>{title} <a class="methods-anchor" href={`#${section}`} aria-label={t.linkTo(title)}>#</a></h3>
      {body.map((paragraph, i) => {
        const Behind = BEHIND[section]?.[i];
        return <Fragment key={i}><p>{paragraph}</p>{Behind && <Behind />}</Fragment>;
      })}
    </section>
  );
}
