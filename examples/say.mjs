import { styleText } from 'node:util';

const widest = 100;
const isColourful = Boolean(process.stdout.isTTY) && !process.env.NO_COLOR && process.env.TERM !== 'dumb';

/** One paragraph within the width; plain when not on a terminal or where NO_COLOR is set. */
export function say(text, { indent = 0, hanging = 0, style, colour, coloured = 0, dim = false } = {}) {
  const lines = wrap(text, widest - indent - hanging, hanging);
  const margin = ' '.repeat(indent);
  lines.forEach((line, index) => {
    const [start, rest] = index === 0 ? [line.slice(0, coloured), line.slice(coloured)] : ['', line];
    console.log((margin + paint(colour, start) + paint(style ?? (dim ? 'dim' : undefined), rest)).trimEnd());
  });
}

const paint = (style, text) =>
  style && isColourful && text ? styleText(style, text, { validateStream: false }) : text;

/** Breaks at spaces, and within a word only when it is wider than a line; later lines hang. */
function wrap(text, width, hanging) {
  const words = text.match(/\s*\S+/g) ?? [];
  const lines = [''];
  for (const piece of words.flatMap((word) => word.match(new RegExp(`.{1,${width}}`, 'gsu')))) {
    const room = lines.length === 1 ? width + hanging : width;
    if (lines.at(-1).length + piece.length <= room) lines[lines.length - 1] += piece;
    else lines.push(piece.trimStart());
  }
  return lines.map((line, index) => (index === 0 ? line : ' '.repeat(hanging) + line));
}
