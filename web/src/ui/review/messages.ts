import { review } from "../../text/rooms/review";
import { roomText } from "../../text/text";

/** The messages of this room in the language shown. */
export const messages = roomText(review);
