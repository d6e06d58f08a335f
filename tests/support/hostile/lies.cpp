// SPDX-License-Identifier: Apache-2.0
#include "tests/support/hostile/lies.hpp"

#include <limits>
#include <string>

#include "gainsay/kit/hash.hpp"
#include "tests/support/hostile/forgeries.hpp"

namespace gainsay::hostile {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

gainsay_quantity quantity(double lo, double hi) { return {0, 0, lo, hi, 0, 1, nan, nan, 0, 0, {0, 1}, {0, 0}}; }

}  // namespace

Liar::Liar(kit::Host host)
    : host_(host),
      fault_(host.intern("fault")),
      quantity_(host.intern("quantity")),
      entity_(host.intern("entity")),
      time_(host.intern("time")),
      word_(kit::term("word")) {
  host.intern("test.says");
}

gainsay_claim Liar::claim(Span span, std::string_view fault) const {
  static gainsay_claim_cue cue;
  cue = {GAINSAY_CUE_PREDICATE, kit::span(span), 0};
  gainsay_claim out{};
  out.struct_size = sizeof out;
  out.predicate = host_.intern(fault.empty() ? "test.says" : "test." + std::string(fault)).value;
  out.span = kit::span(span);
  out.confidence = 0.5;
  out.cues = &cue;
  out.cue_count = 1;
  return out;
}

void Liar::tell(std::string_view what, const gainsay_document& document, kit::Sink& sink) const {
  tell_span(what, document, sink);
  tell_value(what, sink);
  tell_struct(what, sink);
  tell_rule(what, document, sink);
  tell_much(what, sink);
  forge(what, fault_, sink);
}

void Liar::tell_span(std::string_view what, const gainsay_document& document, kit::Sink& sink) const {
  const auto size = static_cast<std::uint32_t>(document.text.size);
  if (what == "beyond") sink.mention(fault_, {0, size + 1}, "1");
  if (what == "backwards") sink.mention(fault_, {2, 1}, "1");
  if (what == "halfletter") sink.mention(fault_, {0, 1}, "1");  // the document begins with a letter of two bytes
  if (what == "claimbeyond") sink.claim(claim({size, size + 5}));
}

void Liar::tell_value(std::string_view what, kit::Sink& sink) const {
  if (what == "undeclared") sink.mention(word_, {0, 1}, "1");
  if (what == "wronglayer") sink.mention(quantity_, {0, 1}, "1");
  if (what == "wrongvalue") sink.mention(fault_, {0, 1}, quantity(1, 1));
  if (what == "badutf8") sink.mention(fault_, {0, 1}, "\xff");
  if (what == "nan") sink.mention(quantity_, {0, 1}, quantity(nan, 1));
  if (what == "infinity") sink.mention(quantity_, {0, 1}, quantity(infinity, infinity));
  if (what == "badenum") sink.mention(entity_, {0, 1}, gainsay_entity{0, 0, 99, 0, 1});
  if (what == "confident") sink.mention(entity_, {0, 1}, gainsay_entity{0, 0, 0, 0, 1.5});
  if (what == "nanclaim" || what == "badlabel" || what == "longlabel") {
    auto c = claim({0, 1});
    gainsay_claim_slot slot{};
    slot.role = fault_.value;
    slot.confidence = 1;
    const std::string label = what == "badlabel" ? "a\xc3(" : std::string(what == "longlabel" ? 1 << 20 : 1, 'a');
    slot.label = kit::str(label);
    if (what == "nanclaim") c.confidence = nan;
    c.slots = &slot;
    c.slot_count = 1;
    sink.claim(c);
  }
}

void Liar::tell_struct(std::string_view what, kit::Sink& sink) const {
  if (what == "smallstruct") {
    auto c = claim({0, 1});
    c.struct_size = 8;
    sink.claim(c);
  }
  if (what == "manyslots" || what == "nolist") {
    auto c = claim({0, 1});
    c.slot_count = what == "nolist" ? 3 : std::numeric_limits<std::uint64_t>::max();
    sink.claim(c);
  }
  if (what == "hugetext") {
    const gainsay_str text{"1", std::uint64_t{1} << 60};
    sink.mention(gainsay_mention{fault_.value, {0, 1}, GAINSAY_VALUE_JSON, 0, &text});
  }
}

// What only costs the result.
void Liar::tell_rule(std::string_view what, const gainsay_document& document, kit::Sink& sink) const {
  if (what == "unnamed") sink.mention(entity_, {0, 1}, gainsay_entity{foreign_.value, 0, 0, 0, 1});
  if (what == "notjson") sink.mention(fault_, {0, 1}, "{");
  if (what == "wholetext") sink.claim(claim({0, static_cast<std::uint32_t>(document.text.size)}));
  if (what == "mark") sink.mention(fault_, {0, 1}, "1");  // the document begins with a letter and its accent
  if (what == "abstain") sink.abstain({0, 1}, "not-sure");
}

void Liar::tell_much(std::string_view what, kit::Sink& sink) const {
  if (what == "endless")
    for (;;) sink.mention(fault_, {0, 1}, "1");
  if (what == "deaf")
    for (;;) {
      try {
        sink.mention(fault_, {0, 1}, "1");
      } catch (...) {  // how the kit says that it is enough
      }
    }
  if (what == "flood") {
    // More than an out arena holds beside its neighbours, less than one holds alone.
    const std::string json = '"' + std::string(60'000, 'x') + '"';
    for (int i = 0; i < 200; ++i) sink.mention(fault_, {0, 1}, json);
  }
}

}  // namespace gainsay::hostile
