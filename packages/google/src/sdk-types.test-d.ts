/** What is sent fits the types of Google's own client, and its clients fit our options: compiled with the tests, never run. */
import type { Content, GenerateContentConfig, GoogleGenAI, Part } from "@google/genai";
import type { GoogleGenerativeAI } from "@google/generative-ai";
import type { GooglePart } from "./image-part.js";
import type { GoogleClient, RetiredGoogleClient } from "./options.js";
import type { GenerateContentBody, GenerationConfig } from "./request.js";

declare const client: GoogleGenAI;
client satisfies GoogleClient;
declare const retired: GoogleGenerativeAI;
retired satisfies RetiredGoogleClient;

/** Enumerations stand here by their values. */
type Named<T> = T extends string
  ? `${T}`
  : T extends readonly (infer Item)[]
    ? readonly Named<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Named<T[Key]> }
      : T;
declare const part: GooglePart;
part satisfies Named<Pick<Part, keyof GooglePart>>;
declare const contents: GenerateContentBody["contents"];
contents satisfies readonly Named<Pick<Content, "role"> & { parts?: Pick<Part, keyof GooglePart>[] }>[];
declare const config: Omit<GenerationConfig, "responseSchema">;
config satisfies Named<Pick<GenerateContentConfig, Exclude<keyof GenerationConfig, "responseSchema">>>;
"responseSchema" satisfies keyof GenerateContentConfig;
"systemInstruction" satisfies keyof GenerateContentConfig & keyof GenerateContentBody;
