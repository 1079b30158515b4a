import { describe, expect, test } from "vitest";
import { actOf } from "./acts";

const press = (key: string, code: string, more: object = {}) => actOf({ key, code, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, repeat: false, ...more });

describe("a key", () => {
  test.each([
    ["a digit", "3", "Digit3", { choose: 2 }], ["an Arabic digit", "٣", "Digit3", { choose: 2 }], ["a digit of the number pad", "9", "Numpad9", { choose: 8 }], ["zero", "0", "Digit0", "none"],
    ["a letter", "a", "KeyA", "accept"], ["a capital", "S", "KeyS", "skip"], ["a letter of another Latin layout", "a", "KeyQ", "accept"], ["a letter of the Arabic layout", "ش", "KeyA", "accept"],
    ["the Arabic question mark", "؟", "Slash", "help"], ["a question mark", "?", "Slash", "help"], ["a slash", "/", "Slash", "search"], ["the place of the slash", "ظ", "Slash", "search"],
    ["a letter without meaning", "q", "KeyA", undefined], ["Enter", "Enter", "Enter", undefined], ["Tab", "Tab", "Tab", undefined],
  ])("%s", (_, key, code, act) => expect(press(key, code)).toEqual(act));

  test.each([["ctrlKey"], ["metaKey"], ["altKey"]])("with %s is the browser's", (modifier) => expect(press("a", "KeyA", { [modifier]: true })).toBeUndefined());
  test("that is held down decides nothing again", () => expect(press("a", "KeyA", { repeat: true })).toBeUndefined());
});
