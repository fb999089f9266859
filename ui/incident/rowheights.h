#pragma once

#include "ui/incident/sheetrow.h"

#include <QFont>
#include <QHash>

class QPalette;

namespace sourceline {

/// The heights of a sheet's rows, measured once for each text and width: an edit changes few rows
/// of many, and laying out text is most of what showing the sheet again costs.
class RowHeights
{
public:
    /// Of `row` in pixels (RowLayout::height).
    int
    of(const SheetRow &row, const QFont &font, const QPalette &palette, int width, int labelWidth);

private:
    struct Measured
    {
        SheetRow row; ///< the model keeps its children apart
        int height = 0;
    };

    void measureFor(const QFont &font, int width, int labelWidth);

    QHash<QString, Measured> m_measured; ///< by SheetRow::key
    QFont m_font;
    int m_width = 0, m_labelWidth = 0;
};

} // namespace sourceline
