import { legendTitle } from "../map/keys";
import { sharedKeys } from "./sharedKeys";

/** What the shades of all maps mean, in a row. */
export function SharedScale() {
  const keys = sharedKeys();
  if (keys.length === 0) return <div class="shared-scale" />;
  return (
    <div class="shared-scale">
      <h2>{legendTitle()}</h2>
      <ul class="plain">
        {keys.map(({ colour, words }) => <li key={words}><span class="class-key" style={{ backgroundColor: colour }} aria-hidden="true" /><bdi>{words}</bdi></li>)}
      </ul>
    </div>
  );
}
