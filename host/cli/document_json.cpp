// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "host/cli/report.hpp"

namespace gainsay::cli {
namespace {

Json appearance_json(const model::Appearance& appearance) {
  const auto text = [](const std::optional<std::string>& value) { return value ? Json(*value) : Json(nullptr); };
  Json out;
  out["url"] = text(appearance.url);
  out["publisher"] = text(appearance.publisher);
  out["author"] = text(appearance.author);
  out["published"] = appearance.published ? text_or_null(appearance.published->edtf) : Json(nullptr);
  out["published_basis"] = to_string(appearance.published ? appearance.published->basis : model::DateBasis::None);
  out["retrieved"] = text(appearance.retrieved);
  return out;
}

std::string voice_name(std::uint64_t voice) { return "v-" + to_string(RunId{voice}).substr(2); }

}  // namespace

Json document_json(const model::Document& document, const model::Analysis* analysis,
                   const disagreement::Sources& sources) {
  const CodePoints points(document.text);
  const TextView view{document.text, &points};
  Json out;
  out["id"] = to_string(document.id);
  out["path"] = document.appearances.empty() ? "" : document.appearances.front().path;
  const auto titled = std::find_if(document.appearances.begin(), document.appearances.end(),
                                   [](const auto& a) { return a.title.has_value(); });
  out["title"] = titled == document.appearances.end() ? Json(nullptr) : Json(*titled->title);
  out["language"] = document.language.empty() ? "und" : document.language;
  out["bytes"] = document.text.size();
  out["characters"] = points.size();
  out["appearances"] = Json::array();
  for (const auto& appearance : document.appearances) out["appearances"].push_back(appearance_json(appearance));
  out["paragraphs"] = Json::array();
  if (analysis) {
    for (const auto& paragraph : analysis->paragraphs) {
      Json one;
      one["span"] = span_json(paragraph.span, view);
      one["role"] = to_string(paragraph.role);
      one["language"] =
          paragraph.language < analysis->languages.size() ? analysis->languages[paragraph.language] : "und";
      out["paragraphs"].push_back(std::move(one));
    }
  }
  out["voice"] = voice_name(sources.voice(document.id));
  return out;
}

}  // namespace gainsay::cli
