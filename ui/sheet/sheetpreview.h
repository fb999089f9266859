#pragma once

#include "ui/sheet/sheetjob.h"

#include <QWidget>

namespace sourceline {

/// One page of what will leave, as it will leave, whatever the screen's colours. PgUp and PgDown
/// turn the pages.
class SheetPreview : public QWidget
{
    Q_OBJECT

public:
    explicit SheetPreview(QWidget *parent = nullptr);

    void setSheets(const LaidSheetsPtr &sheets);

    int page() const { return m_page; } ///< from 0

    int pages() const;
    void turn(int by);

    QSize sizeHint() const override;

signals:
    void turned();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void showPage(int page);

    LaidSheetsPtr m_sheets;
    int m_page = 0;
};

} // namespace sourceline
