import { html } from './html.js';

/**
 * Thể thức of a printed sheet (NĐ 30/2020 Phụ lục I): A4, its margins, Times New Roman 13, the page's number at the top
 * from the second page on. Blank fields are high and wide enough for a hand.
 */
export const paperStyle = html`<style>
  @page {
    size: A4;
    margin: 20mm 15mm 20mm 30mm;
    @top-center {
      content: counter(page);
      font:
        13pt 'Times New Roman',
        'Liberation Serif',
        Tinos,
        serif;
    }
  }
  @page :first {
    @top-center {
      content: none;
    }
  }
  body {
    font:
      13pt/1.3 'Times New Roman',
      'Liberation Serif',
      Tinos,
      serif;
    margin: 0;
  }
  p {
    margin: 0 0 2mm;
  }
  header {
    display: grid;
    grid-template-columns: 1fr max-content;
    gap: 4mm;
    text-align: center;
  }
  header p,
  .sign p {
    margin: 0;
  }
  .upper {
    text-transform: uppercase;
    text-wrap: balance;
    font-size: 12pt;
  }
  .ruled::after {
    content: '';
    display: block;
    width: 40%;
    margin: 1mm auto 0;
    border-top: 0.75pt solid;
  }
  .motto::after {
    width: 52mm;
  }
  .day {
    font-style: italic;
    padding-top: 4mm;
  }
  h1 {
    font-size: 14pt;
    text-align: center;
    text-transform: uppercase;
    margin: 8mm 0 5mm;
  }
  table {
    border-collapse: collapse;
    table-layout: fixed;
    width: calc(100% - 1pt);
    margin: 4mm 0;
  }
  th,
  td {
    border: 0.75pt solid;
    padding: 1.5mm 2mm;
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  th {
    padding: 1.5mm 0;
    vertical-align: middle;
  }
  tbody td {
    height: 11mm;
  }
  td:not(.label, .remark) {
    text-align: center;
  }
  .remark {
    white-space: pre-wrap;
  }
  tr {
    break-inside: avoid;
  }
  .group td,
  .sum td {
    font-weight: bold;
    height: auto;
  }
  .line {
    border-bottom: 0.75pt dotted;
    height: 8mm;
    margin: 0;
  }
  .words {
    white-space: pre-wrap;
  }
  .box {
    margin-left: 8mm;
  }
  .sign {
    width: 75mm;
    margin: 6mm 0 0 auto;
    text-align: center;
    break-inside: avoid;
  }
  .signed {
    padding-top: 22mm;
    font-weight: bold;
  }
  section + section {
    break-before: page;
  }
  footer {
    padding-top: 4mm;
    font-size: 9pt;
  }
</style>`;
