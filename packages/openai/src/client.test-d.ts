/** The official clients fit our structural type: compiled with the package's tests, never run. */
import type OpenAI from "openai";
import type { AzureOpenAI } from "openai";
import type { OpenAIClient } from "./options.js";

declare const client: OpenAI;
client satisfies OpenAIClient;
declare const azure: AzureOpenAI;
azure satisfies OpenAIClient;
