// What a call needs of response models, and no more: it is loaded with the first typed call.
export { compileResponse } from "./compile-response.js";
export { correctionMessages } from "./instructions.js";
