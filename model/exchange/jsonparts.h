#pragma once

#include "model/store/attachedtext.h"
#include "model/store/dossier.h"

#include <QJsonArray>
#include <QJsonObject>

namespace sourceline {

// Pieces that several JSON objects share. An empty text and a key that is not valid are null.
QJsonValue textValue(const QString &text);
QJsonValue idValue(Id id);
QJsonValue numberValue(const std::optional<qint32> &number);

/// {low, best, high, reported, overridden}: reported is figure, none, not reported, unknown or null where
/// nothing is claimed. Zero only where none was said.
QJsonObject figureObject(const Figure &figure);
QString figureStateName(FigureState state);

QJsonArray citationArray(CitedTexts &texts, const std::vector<CitationView> &citations);
/// Null for an index of -1.
QJsonValue statementValue(const Dossier &dossier, int index);
QJsonArray chainArray(const QStringList &chain);

/// ICD 203's words for a band from 1 to 7; empty for others.
QString likelihoodName(int band);

} // namespace sourceline
