// SPDX-License-Identifier: Apache-2.0
// Parts of a message in a reader's language: names, figures, dates, quotes, sources. What a document says is made
// harmless (no control or bidi characters) and isolated (U+2068 … U+2069), so that it disturbs no sentence of another
// direction. Words from the host's own messages that begin with "value.":
//   missing, missing.<part>     what stands for an argument without a value; <part> as in arguments.hpp: theme, time …
//   until {to} {grain}, since {from} {grain}, between {from} {to}, calendars {value} {from}     dates; {grain} for
//   select:
//                               year, month, day
//   when {value}                a time as an aside: "(until 2017)"
//   counted {value} {unit}, at-least {value} … (one per modifier of a quantity)  figures
//   unnamed {value}             a source that is a kind of source, not a name
//   dated {value} {from}        a document and its date
//   worded {value} {from}       a value and the words that say so
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "gainsay/base/date.hpp"
#include "gainsay/model/claim.hpp"
#include "host/disagreement/dates.hpp"
#include "host/disagreement/messages.hpp"
#include "host/disagreement/sources.hpp"

namespace gainsay::disagreement {

class Wording {
 public:
  // Borrows both. `words`: the host's own messages. `language`: of the sentences that the parts go into.
  Wording(const Sources& sources, const Messages& words, std::string_view language);
  ~Wording();
  Wording(const Wording&) = delete;
  Wording& operator=(const Wording&) = delete;

  // A label in the reader's language; "" when the term is unknown.
  std::string label(Term term) const;
  // The label of a filler's entity or concept, else its words.
  std::string filler(const model::Slot& slot, const DocumentId& document) const;
  std::string list(const std::vector<std::string>& items) const;
  // "at least 64 shipments", "18 months"
  std::string quantity(const model::ClaimQuantity& quantity) const;
  // "2017", "August 2023 to March 2025", "until 2017"; where the reader's country counts years in another calendar,
  // in both.
  std::string days(DayRange days) const;
  // Of a claim's document: its publisher, else its title, else its file, with its date.
  std::string document(const DocumentId& id) const;
  // Who says it: a name, or "an analysis (unnamed)".
  std::string attribution(const model::Source& source, const DocumentId& document) const;
  // What `span` of a claim stands for, then its words: until 2017 (“fino al 2017”).
  std::string worded(const model::Claim& claim, Span span) const;
  // The value alone; "" when the span is none of the claim's figures, times and fillers.
  std::string value(const model::Claim& claim, Span span) const;
  // In the reader's quotation marks.
  std::string quote(std::string_view words) const;
  std::string isolated(std::string_view words) const;
  std::string missing(std::string_view argument) const;
  // Begins with a capital, where the language has them.
  std::string sentence(std::string text) const;
  // The message of the host's own, or `fallback` where there is none.
  std::string word(std::string_view key, const Arguments& arguments, std::string fallback) const;

 private:
  struct Formats;
  std::string figure(double lo, double hi, Term unit) const;
  std::string in_calendars(Day from, Day to, Grain grain) const;

  const Sources& sources_;
  const Messages& words_;
  std::string language_;
  std::unique_ptr<Formats> formats_;
};

}  // namespace gainsay::disagreement
