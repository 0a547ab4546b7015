"""Names for a register that nobody is in: parts that are put together, the commonest first. Only data."""

from __future__ import annotations

GIVEN = """
Anna Eva Maria Karin Lars Erik Anders Per Johan Karl Kristina Lena Kerstin Mikael Jan Sara Ingrid Emma Elisabet Malin
Hans Peter Olof Birgitta Marie Monika Ulla Jonas Åsa Annika Gunilla Sven Bengt Gunnar Bo Göran Björn Håkan Örjan Åke
Östen Älva Ärla Jenny Sofia Linnea Astrid Margareta Inger Susanne Fredrik Magnus Stefan Mats Thomas Leif Ulf Rolf Stig
Kjell Ove Tage Sixten Ragnar Torsten Arvid Ebba Alva Saga Wilma Tuva Elsa Vera Signe Märta Görel Solveig Gudrun Siv
Berit Maj Gun Barbro Ann Ann-Marie Anna-Karin Karl-Erik Lars-Göran Eva-Britt Nils Axel Oskar Viktor Hugo Ludvig Elias
Noah Liam Amir Omar Ali Hassan Ahmed Mohammed Ibrahim Yusuf Fatima Zahra Leila Maryam Samira Amina Khadija Hodan Ayaan
Abdi Selam Tesfaye Almaz Dawit Reza Parisa Farid Shirin Olena Iryna Oksana Taras Zoran Milica Dragan Jelena Piotr
Agnieszka Katarzyna Tomasz Aino Eero Päivi Jyrki Søren Bjørn Nguyen Linh Xin Wei Quynh Zbigniew
""".split()
"""Given names, the commonest first."""

FAMILY = """
Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Pettersson Jonsson Jansson
Hansson Bengtsson Jönsson Carlsson Petersson Magnusson Olofsson Ali Mohamed Ahmed Hassan Abdi Ibrahim Nguyen Kovačević
Petrović Kowalski Nowak Virtanen Korhonen Mäkinen Hosseini Ahmadi Tesfaye Tekle Haddad Khalil Shevchenko Bondarenko
""".split()
"""Family names, the commonest first."""

FIRST_PARTS = """
Lind Berg Ek Alm Björk Gran Hög Ny Söder Norr Öst Väster Sand Sten Ström Sjö Å Åker Ås Älv Äng Öd Ö Holm Hed Dal Lund
Skog Rosen Lager Ceder Bäck Hag Fors Lil Stor Mal Ro Silver Gyll Ran Tall Lönn Vik Wall Wester Häll Kull Löv Mörk
Quick Zetter
""".split()
LAST_PARTS = """
berg ström gren qvist lund man blad dahl stedt fors vall mark bäck löf sten ing én ell in hag holm strand feldt ros
vik hed land bom
""".split()

SCRIPTS = ("ሰላም ተክለ", "Олена Бондаренко", "محمد علی", "阮玲", "Ζωή", "አልማዝ ዳዊት", "Тарас Шевченко", "حسن احمدی")
"""Names in the person's own script."""
TOWNS = ("Storuman", "Tärnaby", "Hemavan", "Lycksele", "Åsele", "Vilhelmina", "Umeå", "Malå", "Sorsele", "Dorotea")
