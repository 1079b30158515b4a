import { methods } from "../../text/rooms/methods";
import { roomText } from "../../text/text";

/** The messages of this room in the language shown. */
export const messages = roomText(methods);
