// SPDX-License-Identifier: Apache-2.0
// The way back from Record::add(mention); every length and enumerator is checked, since the bytes come from a file.
#include <bit>

#include "db/record.hpp"

namespace gainsay::db {
namespace {

class Reader {
 public:
  explicit Reader(std::string_view bytes) : left_(bytes) {}
  bool complete() const { return good_ && left_.empty(); }

  std::uint64_t number() {
    if (left_.size() < 8) good_ = false;
    if (!good_) return 0;
    std::uint64_t value = 0;
    for (std::size_t i = 8; i-- > 0;) value = value << 8 | static_cast<unsigned char>(left_[i]);
    left_.remove_prefix(8);
    return value;
  }
  double real() { return std::bit_cast<double>(number()); }
  std::int32_t day() { return static_cast<std::int32_t>(static_cast<std::int64_t>(number())); }
  std::uint32_t small() { return static_cast<std::uint32_t>(number()); }
  Term term() { return {number()}; }
  Span span() {
    const auto begin = small();
    return {begin, small()};
  }
  std::string text() {
    const auto size = number();
    if (size > left_.size()) good_ = false;
    if (!good_) return {};
    std::string out(left_.substr(0, size));
    left_.remove_prefix(size);
    return out;
  }
  template <class Enum>
  Enum one_of(Enum last) {
    const auto value = number();
    if (value > static_cast<std::uint64_t>(last)) good_ = false;
    return good_ ? static_cast<Enum>(value) : Enum{};
  }

 private:
  std::string_view left_;
  bool good_ = true;
};

model::Quantity read_quantity(Reader& in) {
  model::Quantity q;
  q.modifier = in.one_of(model::Modifier::Derived);
  q.kind = in.one_of(model::QuantityKind::Count);
  for (double* part : {&q.lo, &q.hi, &q.base_lo, &q.base_hi, &q.other_lo, &q.other_hi}) *part = in.real();
  q.unit = in.term();
  q.dimension = in.term();
  q.number = in.span();
  q.unit_span = in.span();
  return q;
}

model::Time read_time(Reader& in) {
  model::Time t;
  t.kind = in.one_of(model::TimeKind::Set);
  t.basis = in.one_of(model::Basis::Event);
  t.flags = in.small();
  t.days.lo = in.day();
  t.days.hi = in.day();
  t.lo_second = in.day();
  t.hi_second = in.day();
  t.duration_lo = in.real();
  t.duration_hi = in.real();
  t.edtf = in.text();
  t.duration = in.text();
  return t;
}

model::EntityValue read_entity(Reader& in) {
  model::EntityValue e;
  e.id = in.term();
  e.type = in.term();
  e.via = in.one_of(model::Via::Default);
  e.confidence = in.real();
  return e;
}

}  // namespace

std::optional<MentionValue> read_mention_value(std::string_view bytes) {
  Reader in(bytes);
  MentionValue value;
  switch (in.number()) {
    case 0:
      value = in.text();
      break;
    case 1:
      value = read_quantity(in);
      break;
    case 2:
      value = read_time(in);
      break;
    case 3:
      value = read_entity(in);
      break;
    default:
      return std::nullopt;
  }
  if (!in.complete()) return std::nullopt;
  return value;
}

}  // namespace gainsay::db
