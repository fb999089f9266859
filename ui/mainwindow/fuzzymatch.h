#pragma once

#include <QStringView>

namespace sourceline {

/// How well `pattern` fits `text`: −1 when its letters do not all occur in that order; higher is
/// better (starts of words and runs count more).
int fuzzyScore(QStringView pattern, QStringView text);

} // namespace sourceline
