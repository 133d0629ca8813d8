// What the core uses of the platform beside the language itself: the same in Node, in browsers and in their workers.
// tsconfig.core.json knows nothing else, so that the compiler keeps the modules of Node and the DOM out of the core.

declare class TextEncoder {
  encode(text?: string): Uint8Array;
}

declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  readonly encoding: string;
  decode(bytes?: ArrayBuffer | ArrayBufferView, options?: { readonly stream?: boolean }): string;
}

declare function btoa(binary: string): string;

declare const performance: { now(): number };

declare const console: { error(...data: unknown[]): void; warn(...data: unknown[]): void };

interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
}
