// SPDX-License-Identifier: Apache-2.0
// Results that an extractor should not give, by name.
#pragma once

#include <string_view>

#include "gainsay/kit/extractor.hpp"

namespace gainsay::hostile {

class Liar {
 public:
  explicit Liar(kit::Host host);
  // Emits what `what` names, if it is one of these.
  void tell(std::string_view what, const gainsay_document& document, kit::Sink& sink) const;
  // A claim that is in order, about `span`. The predicate is "test.says", or "test.<fault>" for a verifier that is to
  // fail on it.
  gainsay_claim claim(Span span, std::string_view fault = {}) const;

 private:
  void tell_span(std::string_view what, const gainsay_document& document, kit::Sink& sink) const;
  void tell_value(std::string_view what, kit::Sink& sink) const;
  void tell_struct(std::string_view what, kit::Sink& sink) const;
  void tell_rule(std::string_view what, const gainsay_document& document, kit::Sink& sink) const;
  void tell_much(std::string_view what, kit::Sink& sink) const;

  kit::Host host_;
  Term fault_, quantity_, entity_, time_, word_, foreign_{0x1234567812345678u};
};

}  // namespace gainsay::hostile
