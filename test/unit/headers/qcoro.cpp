//===- qcoro.cpp - headers of qcoro ---------------------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

// FLAGS: -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore -isystem /usr/include/x86_64-linux-gnu/qt6/QtNetwork -isystem /usr/include/x86_64-linux-gnu/qt6/QtConcurrent -isystem /usr/include/x86_64-linux-gnu/qt6/QtSql -isystem /usr/include/x86_64-linux-gnu/qt6/QtDBus -isystem /usr/include/x86_64-linux-gnu/qt6/QtWidgets -isystem /usr/include/x86_64-linux-gnu/qt6/QtGui -isystem /usr/include/qcoro6 -isystem /usr/include/qcoro6/qcoro
#include <QtConcurrent/QtConcurrent>
#include <QtCore/QtCore>
#include <QtNetwork/QtNetwork>
#include <qcoro/qcoroabstractsocket.h>
#include <qcoro/qcoroasyncgenerator.h>
#include <qcoro/qcorocore.h>
#include <qcoro/qcorogenerator.h>
#include <qcoro/qcoronetworkreply.h>
#include <qcoro/qcorotask.h>
#include <qcoro/qcorotcpserver.h>
#include <qcoro/qcorothread.h>
#include <qcoro/qcorotimer.h>
