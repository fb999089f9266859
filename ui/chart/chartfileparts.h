#pragma once

#include "model/text/result.h"

#include <QByteArray>

namespace sourceline {

// What the writers and the readers of chart files agree on.

inline constexpr qsizetype largestPayload = 64 << 20; ///< bytes, unpacked
inline constexpr char pngKeyword[] = "Sourceline chart";
inline constexpr char pdfAttachment[] = "sourceline-chart.json";
inline constexpr char svgNamespace[] = "urn:sourceline:chart:1";

/// JSON with every character beyond ASCII escaped: valid in XML and in PNG's Latin-1 alike.
QByteArray asciiJson(const QByteArray &json);

// One reader a format; the bytes may be anybody's.
Result<QByteArray> payloadInSvg(const QByteArray &file);
Result<QByteArray> payloadInPng(const QByteArray &file);
Result<QByteArray> payloadInPdf(const QByteArray &file);

/// The refusal of all three where there is nothing of ours.
Error noPayload();

} // namespace sourceline
