import type { AltTextRole, PresetName } from "@legenda/alt-text";
import type { CaptionLength } from "@legenda/captions";
import type { CaptionKind } from "./caption-options.js";
import type { ColumnText } from "./column-text.js";
import type {
  ExistingMode,
  ImageFormat,
  OutputColumn,
  OutputFile,
  OutputOptions,
  SidecarFormat,
  StdinFormat,
} from "./run-options.js";

/** The output flags as the parser hands them over, each read by its own function. */
export interface RawOutput {
  readonly out?: readonly OutputFile[];
  readonly sidecar?: SidecarFormat;
  readonly metadata?: NonNullable<OutputOptions["metadata"]>;
  readonly columns?: readonly OutputColumn[];
  readonly details?: true;
  readonly findings: boolean;
  readonly bom?: true;
  readonly keepFormulas?: true;
}

/** The flags that `caption` and `run` share. */
export interface RawRun extends RawOutput {
  readonly model?: string;
  readonly fallback?: readonly string[];
  readonly baseUrl?: string;
  readonly temperature?: number;
  readonly maxTokens?: number;
  readonly set?: readonly (readonly [string, string])[];
  readonly map?: readonly (readonly [string, string])[];
  readonly maxEdge?: number;
  readonly quality?: number;
  readonly format?: ImageFormat;
  readonly rpm?: number;
  readonly tpm?: number;
  readonly concurrency?: number;
  readonly retries?: number;
  readonly timeout?: number;
  readonly estimate?: true;
  readonly budget?: number;
  readonly price?: { readonly input: number; readonly output: number };
  readonly sample?: number;
  readonly yes?: true;
  readonly existing?: ExistingMode;
  readonly separator?: string;
  readonly retryFailed?: string | true;
  readonly nearDuplicates?: number | true;
  readonly duplicates?: "once" | "each";
  readonly ignore?: readonly string[];
  readonly recursive: boolean;
  readonly hidden?: true;
  readonly followSymlinks?: true;
  readonly imageColumn?: string;
  readonly keyColumn?: string;
  readonly existingColumn?: string;
  readonly anyPath?: true;
  readonly stdinFormat?: StdinFormat;
  readonly journal?: string;
  readonly fresh?: true;
  readonly quiet?: true;
  readonly json?: true;
}

/** The flags of `export`. */
export interface RawExport extends RawOutput, Pick<RawRun, "quiet" | "json"> {
  readonly review?: string;
}

/** The flags of `caption`. */
export interface RawCaption extends RawRun {
  readonly kind?: CaptionKind;
  readonly length?: CaptionLength;
  readonly words?: number;
  readonly maxLength?: number;
  readonly language?: string;
  readonly tone?: string;
  readonly prompt?: string;
  readonly promptFile?: string;
  readonly vocabulary?: string;
  readonly count?: number;
  readonly categories?: string;
  readonly attributes?: readonly string[];
  readonly trigger?: string;
  readonly prefix?: string;
  readonly require?: readonly string[];
  readonly forbid?: readonly string[];
  readonly productName?: ColumnText;
  readonly pageTitle?: ColumnText;
  readonly nearbyText?: ColumnText;
  readonly shownCaption?: ColumnText;
  readonly linkTarget?: ColumnText;
  readonly people?: ColumnText;
  readonly role?: AltTextRole;
  readonly check?: PresetName;
  readonly onError?: "retry" | "fix" | "report";
}
