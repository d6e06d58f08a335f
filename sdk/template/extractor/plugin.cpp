// SPDX-License-Identifier: Apache-2.0
// A claim for every percentage above a hundred: fine for growth, a slip of the pen for a share. Any language will do.
#include "gainsay/kit/extractor.hpp"

struct OverHundred {
  gainsay::Term predicate, share;

  static gainsay::Result<OverHundred> create(gainsay::kit::Host host, std::string_view /*config_json*/) {
    return OverHundred{host.intern("org.example.over_hundred"), host.intern("share")};
  }

  gainsay::Result<void> extract(const gainsay_document& document, gainsay::kit::Sink& sink) const {
    for (const gainsay_mention& number : gainsay::kit::mentions(document)) {
      const gainsay_quantity* value = gainsay::kit::quantity(number);
      if (!value || value->kind != GAINSAY_PERCENT || value->lo <= 100) continue;
      const gainsay::Span words = gainsay::kit::span(number.span);
      auto claim = gainsay::kit::claim(predicate, gainsay::kit::sentence_around(document, words), words);
      claim.quantities = {{share, words, 1, {}, gainsay::kit::to_model(*value)}};
      sink.claim(claim);
    }
    return {};
  }
};

GAINSAY_EXTRACTOR(OverHundred, "org.example.over_hundred", "1.0.0");
