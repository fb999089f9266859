#pragma once

#include <QHeaderView>

namespace sourceline {

/// Headings that stand over their cells' texts, with a thin arrow at the one that orders the rows.
class TableHeader : public QHeaderView
{
    Q_OBJECT

public:
    explicit TableHeader(QWidget *parent = nullptr);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int logical) const override;
    bool viewportEvent(QEvent *event) override;

private:
    void paintArrow(QPainter &painter, const QRect &at) const;
};

} // namespace sourceline
