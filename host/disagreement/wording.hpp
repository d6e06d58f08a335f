// SPDX-License-Identifier: Apache-2.0
// Parts of a message in a reader's language: names, figures, dates, quotes. Numbers and dates by ICU; words from the
// messages that begin with "value.": missing, until {to}, since {from}, between {from} {to}, calendars {value} {from},
// and one per modifier of a quantity ("value.at-least = at least {value}"); {value} stands alone where there is none.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "gainsay/base/date.hpp"
#include "gainsay/model/claim.hpp"
#include "host/disagreement/messages.hpp"
#include "host/disagreement/sources.hpp"

namespace gainsay::disagreement {

class Wording {
 public:
  // Borrows both.
  Wording(const Sources& sources, const Messages& messages, std::string_view reader);
  ~Wording();
  Wording(const Wording&) = delete;
  Wording& operator=(const Wording&) = delete;

  // A label in the reader's language; "" when the term is unknown.
  std::string label(Term term) const;
  // The label of a filler's entity or concept, else its words, isolated.
  std::string filler(const model::Slot& slot, const DocumentId& document) const;
  std::string list(const std::vector<std::string>& items) const;
  std::string number(double value) const;
  // "at least 64 shipments"
  std::string quantity(const model::ClaimQuantity& quantity) const;
  // "2017", "August 2023 to March 2025", "until 2017"; where the reader's country counts years in another calendar,
  // both.
  std::string days(DayRange days) const;
  // In the reader's quotation marks, isolated (U+2068 … U+2069), so that a sentence of another direction disturbs
  // nothing.
  std::string quote(std::string_view words) const;
  std::string isolated(std::string_view words) const;
  std::string missing() const;

 private:
  struct Formats;
  std::string word(std::string_view key, const Arguments& arguments, std::string fallback) const;

  const Sources& sources_;
  const Messages& messages_;
  std::string reader_;
  std::unique_ptr<Formats> formats_;
};

}  // namespace gainsay::disagreement
