-- Full text over the folded text of each document; rowid = document.no. The text itself is not kept here.
CREATE VIRTUAL TABLE fulltext USING fts5(folded, content = '', tokenize = 'unicode61 remove_diacritics 0');
