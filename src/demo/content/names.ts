import { pick, type Random } from '#kernel/random';

/** A person's name; `f` or `m` decides the first name only. */
export type PersonName = { first: string; last: string };

type NameStock = { weight: number; f: string; m: string; last: string };

const ENGLISH: NameStock = {
  weight: 34,
  f: 'Alison Claire Joanna Ruth Hannah Philippa Gillian Susan Rebecca Kate Judith Lorraine Beverley Emma Harriet Nicola',
  m: 'Martin Simon Graham Peter Andrew Neil Jonathan Stephen Keith Robert Giles Adam Matthew Colin Laurence Edward',
  last: 'Hargrave Ashworth Pemberton Thackray Whitlock Bramley Fenwick Holroyd Lister Maddox Sugden Tranter Winstanley Cobb Garside Naylor Oakes Peverell Radley Selwood Tunnicliffe Underhill Vickers Wadham Yarrow Calloway Dunstan Eastwood Furnell Gresham',
};
const STOCKS: NameStock[] = [
  ENGLISH,
  {
    weight: 11,
    f: 'Siân Rhiannon Catrin Lowri Eleri Nia Bethan Carys',
    m: 'Gareth Huw Rhodri Emyr Dafydd Iwan Aled Gethin',
    last: 'Prosser Bevan Gwynne Llewellyn Probert Vaughan Ifans Meredith',
  },
  {
    weight: 12,
    f: 'Morag Eilidh Kirsty Fiona Isla Catriona Shona Ailsa',
    m: 'Hamish Callum Alasdair Fergus Gordon Iain Rory Ewan',
    last: 'Abernethy Buchanan Carmichael Drummond Galbraith Kinnear Lennox MacAskill Ogilvie Rennie',
  },
  {
    weight: 14,
    f: 'Ayesha Priya Sunita Nasreen Harpreet Meera Shabana Farzana Anjali Gurpreet Tahira Kavita',
    m: 'Imran Rajesh Sukhdev Vikram Tariq Nadeem Anil Harjit Faisal Kiran Suresh Bilal',
    last: 'Rehman Chaudhry Sandhu Iyer Bhatt Malik Kaur-Gill Desai Ansari Nair Qureshi Dhillon Mistry Begum',
  },
  {
    weight: 8,
    f: 'Marcia Yvonne Sharon Claudette Jacqueline Simone Verona',
    m: 'Winston Delroy Errol Clive Leroy Marlon Devon',
    last: 'Bartley Campbell-Reid Dacres Grant-Lewis Morrison Pinnock Samuels Wint',
  },
  {
    weight: 8,
    f: 'Ngozi Abena Folake Chidinma Efua Wanjiru Adaeze',
    m: 'Kwame Tunde Emeka Kofi Babajide Chukwudi Tendai',
    last: 'Adeyemi Boateng Chikwanha Danquah Eze Mensah Okonjo Mutasa Olawale',
  },
  {
    weight: 5,
    f: 'Agnieszka Katarzyna Daniela Ioana Milena Jolanta',
    m: 'Piotr Tomasz Andrei Marek Lukasz Bogdan',
    last: 'Kowalczyk Ionescu Nowicki Petrova-Hill Zielinski Dumitru Wojcik',
  },
  {
    weight: 4,
    f: 'Mei-Ling Grace Vivian Li-Na',
    m: 'Wai-Kit Raymond Jian Desmond',
    last: 'Cheung Lau Ng Tse Wong-Barrett Yip',
  },
  {
    weight: 4,
    f: 'Aoife Siobhan Maeve Niamh Orla',
    m: 'Ciaran Declan Eoin Padraig Ronan',
    last: 'Brannigan Corrigan Devlin Geraghty McAteer Tierney',
  },
];

/** Makes a name from the mix of names that British public service has. The same source of chance gives the same names. */
export function makeName(random: Random, sex: 'f' | 'm'): PersonName {
  const total = STOCKS.reduce((sum, stock) => sum + stock.weight, 0);
  const at = random() * total;
  const upTo = STOCKS.map((_, index) => STOCKS.slice(0, index + 1).reduce((sum, stock) => sum + stock.weight, 0));
  const stock = STOCKS[upTo.findIndex((sum) => at < sum)] ?? ENGLISH;
  return { first: pick(random, stock[sex].split(' ')), last: pick(random, stock.last.split(' ')) };
}

/** The address of a person at a domain: `sian.protheroe@partnership.example`. */
export function emailOf(name: PersonName, domain: string): string {
  const plain = (text: string) =>
    text
      .normalize('NFD')
      .toLowerCase()
      .replaceAll(/[^a-z-]/g, '');
  return `${plain(name.first)}.${plain(name.last)}@${domain}`;
}
