/** Ours are parts of the vendor's own types: compiled with the package's tests, never run. */
import type { GenerateContentConfig, GenerateContentResponse, GoogleGenAI, Part } from "@google/genai";
import type { GoogleGenerativeAI } from "@google/generative-ai";
import type { GoogleClient, RetiredGoogleClient } from "./options.js";
import type { GenerationConfig, GooglePart } from "./request-body.js";
import type { GoogleResponse } from "./wire.js";

declare const response: GenerateContentResponse;
response satisfies GoogleResponse;
declare const client: GoogleGenAI;
client satisfies GoogleClient;
declare const retired: GoogleGenerativeAI;
retired satisfies RetiredGoogleClient;

/** Enumerations are named by their values here. */
type Named<T> = T extends string
  ? `${T}`
  : T extends readonly (infer Item)[]
    ? readonly Named<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Named<T[Key]> }
      : T;
declare const part: GooglePart;
part satisfies Named<Pick<Part, "text" | "inlineData" | "fileData" | "mediaResolution">>;
declare const config: Omit<GenerationConfig, "responseSchema">;
config satisfies Named<Pick<GenerateContentConfig, Exclude<keyof GenerationConfig, "responseSchema">>>;
"responseSchema" satisfies keyof GenerateContentConfig;
