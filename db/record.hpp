// SPDX-License-Identifier: Apache-2.0
// The canonical bytes of logical rows: what seals, the digest and content-derived ids hash, and how a mention's value
// is kept.
//
// Numbers are 8 bytes, little endian; text is its length as a number, then its bytes; an absent value is the number 0,
// a present one the number 1 and the value. -0 is written as 0 and every NaN as one NaN, since SQLite does not tell
// them apart. Local row numbers, runs, versions and times of import never enter: equal content gives equal bytes on
// every machine.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "db/hash.hpp"
#include "gainsay/model/claim.hpp"
#include "gainsay/model/document.hpp"
#include "gainsay/model/link.hpp"
#include "gainsay/model/mention.hpp"

namespace gainsay::db {

class Record {
 public:
  Record& add(std::uint64_t number);
  Record& add(double number);
  Record& add(std::string_view text);
  Record& add(const std::optional<std::string>& text);
  Record& add(Span span) { return add(std::uint64_t{span.begin}).add(std::uint64_t{span.end}); }
  Record& add(Term term) { return add(term.value); }
  Record& add(DayRange days);
  Record& add(const model::Quantity& quantity);
  Record& add(const model::Time& time);
  Record& add(const model::EntityValue& entity);
  Record& add(const model::Claim& claim);  // all but the run
  Record& add(const model::Link& link);    // all but verifier (the id knows it) and key
  Record& add(const model::Appearance& appearance);
  Record& add(const model::Mention& mention);  // its value only

  const std::string& bytes() const { return bytes_; }
  Hash hash() const { return blake2b(bytes_); }
  void clear() { bytes_.clear(); }

 private:
  std::string bytes_;
};

// The value that Record::add(mention) wrote; nullopt when the bytes are no such value.
using MentionValue = decltype(model::Mention::value);
std::optional<MentionValue> read_mention_value(std::string_view bytes);

}  // namespace gainsay::db
