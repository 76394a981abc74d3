/** See `grammars.mjs`. */
export declare function copyGrammars(outFolder: string): Promise<void>;
