/** code | name | short name | kind | county | population | deprivation decile, 1 most | lat | long | control | leads | setting | about */
export const AUTHORITY_TABLES = {
  'Northern Fells': `
X01 | Northdale Council | Northdale | unitary | - | 318400 | 4 | 54.30 | -1.45 | lab | lab | mixed | Two market towns, a former steelworks and forty miles of dale, joined since 1996 by one council and one bus company.
X02 | Fellshire County Council | Fellshire | county | - | 487200 | 6 | 54.45 | -2.60 | con | con | rural | A county of hill farms and visitors, where a social worker may drive fifty miles between two calls.
X03 | Ravenbeck District Council | Ravenbeck | district | X02 | 98300 | 5 | 54.60 | -2.80 | noc | ind | rural | A railway town with its works long closed and a hinterland that still thinks of it as the place for market day.
X04 | Aldermoor Borough Council | Aldermoor | district | X02 | 112600 | 7 | 54.35 | -2.40 | ld | ld | rural | Prosperous moor-edge villages round a town hall that has become the best-used library in the county.
X05 | Tarnside District Council | Tarnside | district | X02 | 61200 | 6 | 54.40 | -3.00 | noc | ld | rural | The smallest council in the region, with twenty visitors a year for each resident.
X06 | Millgarth Metropolitan Borough Council | Millgarth | metropolitan | - | 291500 | 1 | 53.80 | -1.75 | lab | lab | urban | Six mill towns that kept their own football clubs and share a strong tradition of tenants' associations.
X07 | Kilnworth City Council | Kilnworth | metropolitan | - | 524900 | 2 | 53.75 | -1.40 | lab | lab | urban | A city that made bricks, then biscuits, then call centres, and is now building homes faster than any neighbour.
X08 | Whinmouth Council | Whinmouth | unitary | - | 187300 | 1 | 54.75 | -1.35 | noc | lab | coastal | A port that has won back its promenade and is still waiting for its railway station.
X09 | Coldstrand Borough Council | Coldstrand | unitary | - | 143700 | 2 | 54.45 | -0.90 | ind | ind | coastal | A seaside borough with one resident in three over sixty-five and a very good brass band.
X10 | Wharle Valley Council | Wharle Valley | unitary | - | 204100 | 7 | 54.00 | -1.90 | ld | ld | mixed | A long green valley of commuters and weavers' cottages that floods about every fourth winter.`,
  Heartlands: `
X11 | Ambershire County Council | Ambershire | county | - | 612800 | 7 | 52.50 | -1.50 | con | con | mixed | A broad middle county that has balanced its budget for thirty years and is proud to say how.
X12 | Foxholt District Council | Foxholt | district | X11 | 104900 | 8 | 52.65 | -1.60 | con | con | rural | Hunting country, two quarries and a distribution park that now pays a third of the business rates.
X13 | Loxdene Borough Council | Loxdene | district | X11 | 131400 | 6 | 52.35 | -1.45 | noc | lab | mixed | A spa town and a car town that share a council and disagree about parking.
X14 | Sallowfield District Council | Sallowfield | district | X11 | 88700 | 8 | 52.45 | -1.20 | con | con | rural | Willow-lined villages whose neighbourhood plans cover nine homes in ten.
X15 | Ironbrook Metropolitan Borough Council | Ironbrook | metropolitan | - | 276100 | 1 | 52.55 | -2.05 | lab | lab | urban | A borough of canals and chain-makers where half the children now speak a second language at home.
X16 | Castle Dunmere City Council | Castle Dunmere | metropolitan | - | 398600 | 3 | 52.45 | -1.90 | noc | lab | urban | A cathedral city grown into a conurbation, governed for nine years by people who had to agree.
X17 | Foundry Vale Metropolitan Borough Council | Foundry Vale | metropolitan | - | 248300 | 2 | 52.60 | -1.85 | con | con | urban | Changed hands at the last election for the first time in forty-four years.
X18 | Teasel Vale Council | Teasel Vale | unitary | - | 231900 | 6 | 52.20 | -2.00 | con | con | mixed | Orchards, a garrison town and an adult social care service that other places come to look at.
X19 | Larkshire Council | Larkshire | unitary | - | 362400 | 7 | 52.75 | -2.50 | ld | ld | rural | A large, quiet unitary on the border, with more miles of road a head than anywhere in the Heartlands.
X20 | Ashcombe, Great Winterley and the Vale of Sallow Borough Council | Ashcombe, Great Winterley and the Vale of Sallow | district | X11 | 119800 | 9 | 52.30 | -1.15 | noc | grn | rural | Made of three proud councils in 1974, none of which would give up its name.`,
  'Eastern Shore': `
X21 | Saltmere County Council | Saltmere | county | - | 741300 | 6 | 52.00 | 0.90 | con | con | mixed | A flat, bright county whose coast is leaving it at two metres a year.
X22 | Dunhaven Borough Council | Dunhaven | district | X21 | 126500 | 4 | 51.80 | 1.10 | noc | con | coastal | A ferry port with Georgian terraces and the county's longest housing waiting list.
X23 | Fenwold District Council | Fenwold | district | X21 | 154200 | 5 | 52.35 | 0.40 | con | con | rural | Joined from two districts in 2023, and still deciding which of its two council chambers to keep.
X24 | Gullhaven Borough Council | Gullhaven | district | X21 | 97400 | 1 | 52.20 | 1.50 | lab | lab | coastal | A pier, a wind-farm harbour and wages a fifth below the county's.
X25 | Barleyholt District Council | Barleyholt | district | X21 | 108100 | 8 | 52.05 | 0.65 | grn | grn | rural | The first council in the region to be led by the Green group, and the first to publish its carbon budget beside its money budget.
X26 | Port Wenlow City Council | Port Wenlow | unitary | - | 214600 | 2 | 51.55 | 0.70 | lab | lab | coastal | A container port and a naval hospital, with the youngest population on the Eastern Shore.
X27 | Shingle Bay Council | Shingle Bay | unitary | - | 171800 | 4 | 52.55 | 1.45 | ld | ld | coastal | Two resorts and a nature reserve, with a council that moved into its own empty department store.
X28 | Kestrelham Council | Kestrelham | unitary | - | 189500 | 7 | 52.45 | 0.95 | noc | grn | urban | A university city governed by a written agreement between three groups.
X29 | Withyford Borough Council | Withyford | district | X21 | 87900 | 8 | 51.85 | 0.55 | ind | ind | mixed | Residents' associations have run this borough for all but four of the past thirty years.`,
  Kingsmere: `
X30 | Eastquay Borough Council | Eastquay | london-borough | - | 331700 | 2 | 51.51 | 0.06 | lab | lab | urban | Docks turned to towers, with one hundred and forty languages and the highest birth rate in the city.
X31 | Tollgate and Priory Borough Council | Tollgate and Priory | london-borough | - | 287200 | 3 | 51.55 | -0.05 | lab | lab | urban | Terraces, markets and three hospitals within a mile and a half.
X32 | Linden Hill Borough Council | Linden Hill | london-borough | - | 264900 | 8 | 51.60 | -0.12 | noc | ld | urban | Leafy to the north, less so by the ring road, and well aware of the difference.
X33 | Cordwain Borough Council | Cordwain | london-borough | - | 219300 | 4 | 51.52 | -0.12 | lab | lab | urban | The old leather quarter, now home to theatres, a children's hospital and a great many leaseholders.
X34 | Alderwick Park Borough Council | Alderwick Park | london-borough | - | 246800 | 6 | 51.45 | -0.15 | con | con | urban | Famous for its council tax bill, which it prints on the sides of its vans.
X35 | St Brannoc Borough Council | St Brannoc | london-borough | - | 302500 | 3 | 51.44 | -0.02 | lab | lab | urban | A borough of tower blocks and allotments with a long record in fostering.
X36 | Oldbridge and Weir Borough Council | Oldbridge and Weir | london-borough | - | 198600 | 9 | 51.49 | -0.28 | ld | ld | urban | Riverside villages swallowed by the city, with the largest share of people over eighty in Kingsmere.`,
  Strathlorn: `
X37 | Strathlorn Council | Strathlorn | scottish-unitary | - | 152300 | 6 | 56.50 | -4.60 | noc | ind | rural | Lochs, forestry and thirty-one primary schools, eleven of them with fewer than thirty pupils.
X38 | Inverharran Council | Inverharran | scottish-unitary | - | 236100 | 6 | 57.40 | -4.10 | noc | ind | rural | A fast-growing northern town and a vast hinterland that it must not forget.
X39 | Glenmarrow Council | Glenmarrow | scottish-unitary | - | 147900 | 7 | 56.80 | -3.60 | con | con | rural | Berry farms and distilleries, and a care-at-home service run from six village halls.
X40 | Kincarrick Council | Kincarrick | scottish-unitary | - | 371200 | 4 | 56.20 | -3.50 | noc | lab | mixed | Former pits, new universities and the region's first tenants' scrutiny panel.
X41 | Dunfarran City Council | Dunfarran | scottish-unitary | - | 148600 | 2 | 56.40 | -3.00 | noc | lab | urban | Rope, then radio sets, then cartoon films; now recovering well, street by street.
X42 | Northern Skerries Council | Northern Skerries | scottish-unitary | - | 22400 | 8 | 58.30 | -3.40 | ind | ind | island | Nineteen inhabited islands, every councillor an independent, every decision with a ferry in it.
X43 | East Carrandale Council | East Carrandale | scottish-unitary | - | 109700 | 8 | 56.05 | -3.90 | noc | ld | mixed | A small commuter council with good schools and a pension bill to match its demography.
X44 | Ardvannie Council | Ardvannie | scottish-unitary | - | 88300 | 5 | 57.10 | -5.10 | noc | ind | coastal | Half its staff live more than an hour from its headquarters; most of its meetings have been on screen for years.`,
  'Cwm and Coast': `
X45 | Cwm Derwen County Borough Council | Cwm Derwen | welsh-unitary | - | 178400 | 1 | 51.75 | -3.35 | lab | lab | urban | Three valleys that sent coal to the world and kept a lido, a choir and a credit union.
X46 | Glan Morlas Council | Glan Morlas | welsh-unitary | - | 76200 | 6 | 52.20 | -4.20 | ind | ind | coastal | A Welsh-speaking coast where the council is the largest employer by a factor of five.
X47 | Aberlas County Council | Aberlas | welsh-unitary | - | 187900 | 5 | 51.85 | -4.30 | noc | lab | rural | Dairy farms and a steel town, run by an alliance that has outlived three leaders.
X48 | Pen-y-Fro Council | Pen-y-Fro | welsh-unitary | - | 134600 | 8 | 51.50 | -3.50 | noc | con | coastal | Cliffs, commuters and an airport that the council would like to hear more planes from.
X49 | Caer Wennol City Council | Caer Wennol | welsh-unitary | - | 164300 | 2 | 51.55 | -3.20 | lab | lab | urban | A river port rebuilding its centre round a market hall, a footbridge and a clock that is at last right.
X50 | Bro Celyn County Council | Bro Celyn | welsh-unitary | - | 133900 | 6 | 52.40 | -3.40 | noc | ld | rural | A quarter of the land of its region and a twentieth of the people.
X51 | Cyngor Ynys Garan | Ynys Garan | welsh-unitary | - | 69800 | 5 | 53.20 | -4.40 | ind | ind | island | An island council that does its business in Welsh and its energy policy in megawatts.`,
  'Other bodies': `
X52 | Northern Fells Integrated Care Board | Northern Fells ICB | nhs | - | 1650000 | 4 | 54.20 | -1.60 | - | - | mixed | Plans and pays for health care across the Northern Fells.
X53 | Eastern Shore Community Health Trust | Eastern Shore Community Health | nhs | - | 980000 | 4 | 52.05 | 0.95 | - | - | mixed | Runs community hospitals, district nursing and the urgent response teams of the Eastern Shore.
X54 | Strathlorn Health Board | Strathlorn Health Board | nhs | - | 1270000 | 5 | 56.55 | -3.90 | - | - | rural | Plans and provides health care from the Skerries to Kincarrick.
X55 | Heartlands Constabulary | Heartlands Constabulary | police | - | 1870000 | 4 | 52.45 | -1.75 | - | - | mixed | Polices the county of Ambershire and the five councils to its west.
X56 | Eastern Shore Fire and Rescue Service | Eastern Shore Fire | fire | - | 1310000 | 5 | 52.10 | 1.00 | - | - | mixed | Forty-three stations, thirty of them crewed by people who have another job.`,
} as const;

/** Councils that are no more: as above, then the last day and the successor's code. */
export const FORMER_TABLE = `
X57 | Fenmarsh District Council | Fenmarsh | district | X21 | 82300 | 5 | 52.40 | 0.30 | noc | con | rural | The western half of today's Fenwold, remembered for its drainage rates and its show. | 2023-03-31 | X23
X58 | Woldham District Council | Woldham | district | X21 | 70600 | 6 | 52.30 | 0.52 | con | con | rural | The eastern half of today's Fenwold, which shared its chief executive for six years before it merged. | 2023-03-31 | X23`;

/** Each pair of councils that share a boundary, once. */
export const BORDER_PAIRS = `
X01 X02, X01 X04, X01 X07, X01 X08, X01 X09, X01 X10, X02 X03, X02 X04, X02 X05, X02 X08, X02 X10, X03 X04, X03 X05, X04 X05,
X04 X10, X06 X07, X06 X10, X07 X10, X08 X09,
X11 X12, X11 X13, X11 X14, X11 X16, X11 X17, X11 X18, X11 X20, X12 X14, X12 X17, X13 X14, X13 X16, X13 X18, X13 X20, X14 X20,
X15 X16, X15 X17, X15 X18, X15 X19, X16 X17, X16 X18, X18 X19,
X21 X22, X21 X23, X21 X24, X21 X25, X21 X26, X21 X27, X21 X28, X21 X29, X22 X24, X22 X25, X22 X29, X23 X25, X23 X28, X24 X25,
X24 X27, X25 X29, X26 X29, X27 X28, X26 X30, X29 X30, X57 X58, X57 X21, X58 X21,
X30 X31, X30 X35, X31 X32, X31 X33, X32 X33, X32 X36, X33 X34, X33 X35, X33 X36, X34 X35, X34 X36,
X37 X39, X37 X40, X37 X43, X37 X44, X38 X39, X38 X44, X39 X40, X39 X41, X40 X41, X40 X43,
X45 X47, X45 X48, X45 X49, X45 X50, X46 X47, X46 X50, X47 X48, X47 X50, X48 X49, X50 X19`;
