// The 7,776 words of the code, from the one file that Python reads too; the bundle carries them.
import file from "../../../../cases/words/nl.txt";

export const WORDS = file.split("\n").filter((line) => line && !line.startsWith("#"));
