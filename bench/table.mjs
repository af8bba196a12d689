/** The figures as a Markdown table, ratios first. */

export function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const columns = [
  ['CPU, times bare Express', ({ ratio }) => `**${ratio.toFixed(2)}**`],
  ['times without journal', ({ journal }) => journal.toFixed(2)],
  ['patient', ({ name }) => name],
  ['body', ({ bytes }) => `${(bytes / 1000).toFixed(0)} kB`],
  ['CPU ms/request', ({ service }) => service.cpu.toFixed(2)],
  ['no journal', ({ forgetful }) => forgetful.cpu.toFixed(2)],
  ['bare', ({ bare }) => bare.cpu.toFixed(2)],
  ['p50 / p99 ms', ({ service }) => `${service.p50} / ${service.p99}`],
  ['no journal', ({ forgetful }) => `${forgetful.p50} / ${forgetful.p99}`],
  ['bare', ({ bare }) => `${bare.p50} / ${bare.p99}`],
  ['requests', (all) => `${all.service.requests} + ${all.forgetful.requests} + ${all.bare.requests}`],
];

export function tableOf(machine, results) {
  const rounds = Math.min(...results.map((result) => result.rounds));
  const lines = [columns.map(([title]) => title), ...results.map((one) => columns.map(([, of]) => of(one)))];
  const widths = columns.map((_, column) => Math.max(...lines.map((cells) => cells[column].length)));
  const row = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  const [head = [], ...body] = lines;
  const legend = `10 connections, medians of ${rounds} rounds; ${machine}`;
  return [legend, '', row(head), rule, ...body.map(row), ''].join('\n');
}
