#pragma once

#include "model/chart/chartspec.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace sourceline {

/// Kind, measure, period, bars, stacks, and the words of a chart. Offers only what makes a chart
/// together.
class ChartChooser : public QWidget
{
    Q_OBJECT

public:
    explicit ChartChooser(QWidget *parent = nullptr);

    const ChartSpec &spec() const { return m_spec; }

    void setSpec(const ChartSpec &spec);

signals:
    void changed(); ///< by the person

private:
    QComboBox *addBox(const QString &name);
    QLineEdit *addWords(const QString &name);
    void fill();
    void take();

    ChartSpec m_spec;
    QComboBox *m_kind, *m_measure, *m_period, *m_grouping, *m_stacking;
    QLineEdit *m_title, *m_subtitle, *m_caveat;
    bool m_isFilling = false;
};

} // namespace sourceline
