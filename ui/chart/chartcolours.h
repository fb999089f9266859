#pragma once

#include "ui/paper/chartstyle.h"

#include <QToolButton>

class QMenu;

namespace sourceline {

/// A button whose menu gives the series of a chart other colours, of those alone that colour-blind
/// readers tell apart. A colour that another series has is exchanged for this one's, so that two
/// never look alike. Grey, which is unknown, is not to be had.
class ChartColours : public QToolButton
{
    Q_OBJECT

public:
    explicit ChartColours(QWidget *parent = nullptr);

    /// The series that can be coloured, as they look now; hides the button where there are none.
    void setSeries(const ChartSpec &spec,
                   const std::vector<ChartSeries> &series,
                   const ChartStyle &style);

signals:
    void changed(const QHash<QString, QString> &colours); ///< all of them, as in ChartSpec

private:
    struct Coloured
    {
        QString name, key;
        QColor fill;
    };

    void fill();
    void give(size_t series, const QColor &colour);

    QMenu *m_menu;
    std::vector<Coloured> m_series;
    QHash<QString, QString> m_colours;
};

} // namespace sourceline
